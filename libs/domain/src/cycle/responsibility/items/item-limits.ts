/** The most characters each text of an item holds, wherever it is written: sheet, workbook, template or API. */
export const ITEM_LIMITS = {
  code: 40,
  textZh: 500,
  catalogueCode: 20,
  cadencePhrase: 100,
  evidenceAsked: 300,
  basis: 200,
  lineWork: 60,
  quantityUnit: 10,
  standard: 200,
} as const;
