/**
 * The district of the installation itself: administrators belong to it, and acts on accounts and catalogues are recorded
 * there (architecture, decision 9). One row, made by the migration of accounts, the same in every installation.
 */
export const INSTALLATION_DISTRICT_ID = '00000000-0000-7000-8000-000000000001';
