/** The queue of batches: its name stands apart from its handler, which needs the service that fills it. */
export const MAKE_AGREEMENTS = 'agreements.make';
