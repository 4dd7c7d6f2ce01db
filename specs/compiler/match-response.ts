/** The response of an operation that describes a status: the status itself, else its class (`4XX`), else `default`. */
export function matchResponse<Response extends { readonly status: string }>(
  operation: { readonly responses: readonly Response[] },
  status: number,
): Response | undefined {
  const byStatus = (wanted: string): Response | undefined =>
    operation.responses.find((response) => response.status === wanted);
  return (
    byStatus(String(status)) ?? byStatus(`${Math.floor(status / 100)}XX`) ?? byStatus('default')
  );
}
