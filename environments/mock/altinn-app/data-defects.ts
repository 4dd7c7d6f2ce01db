/** Defects of the real service on the data side, by what they do (ids as in the list of defects). */
export const dataDefects = {
  chunkedUpload: 'APP-DEF-901',
  emptyPutLosesBytes: 'APP-DEF-902',
  patchWrongType: 'APP-DEF-903',
  patchTwice: 'APP-DEF-904',
  patchAttachment: 'APP-DEF-905',
  tagsOfUnknownInstance: 'APP-DEF-906',
  metadataOfUnknownInstance: 'APP-DEF-907',
  scanResultUnreadable: 'APP-DEF-908',
  pdfFormatUnreadable: 'APP-DEF-909',
  unknownSchema: 'APP-DEF-910',
  acceptsDtd: 'APP-DEF-911',
  staleElementAfterPut: 'APP-DEF-912',
  maxCountRace: 'APP-DEF-913',
  partyOfUnknownOrg: 'APP-DEF-914',
  statelessWithoutParty: 'APP-DEF-915',
} as const;
