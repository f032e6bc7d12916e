/**
 * Regions of the countries whose organisers asked for them: first-level codes of ISO 3166-2 (iso.org/obp, as of November
 * 2026), each with its name in a language of the country. A country without a list here is asked for as a whole.
 */
const LISTS: Readonly<Record<string, string>> = {
  AT: '1 Burgenland, 2 Kärnten, 3 Niederösterreich, 4 Oberösterreich, 5 Salzburg, 6 Steiermark, 7 Tirol, 8 Vorarlberg, 9 Wien',
  BE: 'BRU Bruxelles / Brussel, VLG Vlaanderen, WAL Wallonie',
  CA: 'AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick / Nouveau-Brunswick, NL Newfoundland and Labrador, NS Nova Scotia, NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Québec, SK Saskatchewan, YT Yukon',
  CH: 'AG Aargau, AI Appenzell Innerrhoden, AR Appenzell Ausserrhoden, BE Bern / Berne, BL Basel-Landschaft, BS Basel-Stadt, FR Fribourg / Freiburg, GE Genève, GL Glarus, GR Graubünden / Grischun / Grigioni, JU Jura, LU Luzern, NE Neuchâtel, NW Nidwalden, OW Obwalden, SG St. Gallen, SH Schaffhausen, SO Solothurn, SZ Schwyz, TG Thurgau, TI Ticino, UR Uri, VD Vaud, VS Valais / Wallis, ZG Zug, ZH Zürich',
  DE: 'BB Brandenburg, BE Berlin, BW Baden-Württemberg, BY Bayern, HB Bremen, HE Hessen, HH Hamburg, MV Mecklenburg-Vorpommern, NI Niedersachsen, NW Nordrhein-Westfalen, RP Rheinland-Pfalz, SH Schleswig-Holstein, SL Saarland, SN Sachsen, ST Sachsen-Anhalt, TH Thüringen',
  ES: 'AN Andalucía, AR Aragón, AS Asturias, CB Cantabria, CE Ceuta, CL Castilla y León, CM Castilla-La Mancha, CN Canarias, CT Catalunya, EX Extremadura, GA Galicia, IB Illes Balears, MC Murcia, MD Madrid, ML Melilla, NC Navarra, PV País Vasco / Euskadi, RI La Rioja, VC Comunitat Valenciana',
  FR: '20R Corse, ARA Auvergne-Rhône-Alpes, BFC Bourgogne-Franche-Comté, BRE Bretagne, CVL Centre-Val de Loire, GES Grand Est, HDF Hauts-de-France, IDF Île-de-France, NAQ Nouvelle-Aquitaine, NOR Normandie, OCC Occitanie, PAC Provence-Alpes-Côte d’Azur, PDL Pays de la Loire, 971 Guadeloupe, 972 Martinique, 973 Guyane, 974 La Réunion, 976 Mayotte',
  GB: 'ENG England, NIR Northern Ireland, SCT Scotland, WLS Wales / Cymru',
  IT: '21 Piemonte, 23 Valle d’Aosta, 25 Lombardia, 32 Trentino-Alto Adige / Südtirol, 34 Veneto, 36 Friuli-Venezia Giulia, 42 Liguria, 45 Emilia-Romagna, 52 Toscana, 55 Umbria, 57 Marche, 62 Lazio, 65 Abruzzo, 67 Molise, 72 Campania, 75 Puglia, 77 Basilicata, 78 Calabria, 82 Sicilia, 88 Sardegna',
  US: 'AK Alaska, AL Alabama, AR Arkansas, AZ Arizona, CA California, CO Colorado, CT Connecticut, DC District of Columbia, DE Delaware, FL Florida, GA Georgia, HI Hawaii, IA Iowa, ID Idaho, IL Illinois, IN Indiana, KS Kansas, KY Kentucky, LA Louisiana, MA Massachusetts, MD Maryland, ME Maine, MI Michigan, MN Minnesota, MO Missouri, MS Mississippi, MT Montana, NC North Carolina, ND North Dakota, NE Nebraska, NH New Hampshire, NJ New Jersey, NM New Mexico, NV Nevada, NY New York, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VA Virginia, VT Vermont, WA Washington, WI Wisconsin, WV West Virginia, WY Wyoming',
};

export interface Region {
  /** ISO 3166-2, `FR-IDF`. */
  readonly code: string;
  readonly name: string;
}

const REGIONS: ReadonlyMap<string, readonly Region[]> = new Map(
  Object.entries(LISTS).map(([country, list]) => [
    country,
    list.split(', ').map((one) => {
      const at = one.indexOf(' ');
      return { code: `${country}-${one.slice(0, at)}`, name: one.slice(at + 1) };
    }),
  ]),
);

/** Countries whose regions a petition may ask for. */
export const COUNTRIES_WITH_REGIONS: readonly string[] = [...REGIONS.keys()];

/** @param country ISO 3166-1. */
export const regionsOf = (country: string): readonly Region[] => REGIONS.get(country) ?? [];
