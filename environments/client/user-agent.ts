/** Names us to the operators of a shared environment. */
export const userAgent = 'samsvar/0.1.0';
