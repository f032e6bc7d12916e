/**
 * The world with one square a country, neighbours kept together where a grid allows it. Drawn by hand for this program
 * (November 2026); territories of other states are left out where they have no place, and stand in the table.
 */
const GRID = `
.. .. .. .. GL .. .. .. IS .. FO .. NO SE FI .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. CA .. .. .. .. .. .. .. IE GB .. DK .. .. EE .. RU .. .. .. .. .. .. .. .. .. .. ..
.. US .. .. BM .. .. .. .. .. BE NL DE PL LT LV .. .. .. .. .. .. .. .. .. .. .. .. ..
.. MX .. BS .. .. .. .. .. .. FR LU CZ SK UA BY .. KZ .. .. MN .. .. .. .. .. .. .. ..
.. GT BZ CU HT DO PR .. .. AD CH LI AT HU RO MD .. UZ KG .. .. .. KP .. JP .. .. .. ..
.. SV HN JM .. KN AG .. PT ES MC IT SI HR RS BG GE AZ TM TJ .. CN KR .. .. .. .. .. ..
.. .. NI .. .. DM GP .. .. .. VA SM BA ME XK MK TR AM IR AF PK .. MO HK TW .. .. .. ..
.. .. CR PA .. LC MQ .. .. .. .. MT .. AL GR CY LB SY IQ .. IN NP BT .. .. .. .. .. ..
.. .. CO VE GD VC BB .. .. MA DZ TN LY EG .. PS IL JO KW BH .. .. BD MM LA VN .. .. ..
.. EC .. GY SR GF TT .. EH MR ML NE TD SD ER .. SA QA AE .. MV LK .. TH KH .. PH PW FM
.. PE BO BR .. .. CV SN GM BF BJ NG CF SS ET DJ YE OM .. .. .. .. .. MY BN .. .. .. MH
.. CL PY UY .. .. .. GW GN CI GH CM CG UG KE SO .. .. .. .. .. .. .. SG ID TL PG NR KI
.. .. AR .. .. .. .. .. SL LR TG GA CD RW TZ .. SC .. .. .. .. .. .. .. .. .. .. SB TV
.. .. .. .. .. .. .. .. .. .. ST GQ ZM BI MW KM .. .. .. .. .. .. .. .. .. AU .. VU WS
.. .. .. FK .. .. .. .. .. .. .. AO BW ZW MZ YT MG .. .. .. .. .. .. .. .. .. NC FJ TO
.. .. .. .. .. .. .. .. .. .. .. NA ZA SZ .. .. RE MU .. .. .. .. .. .. .. .. .. NZ PF
.. .. .. .. .. .. .. .. .. .. .. .. LS .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
`;

export interface Tile {
  /** ISO 3166-1. */
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

const rows = GRID.trim().split('\n');

export const TILES: readonly Tile[] = rows.flatMap((line, row) =>
  line.split(' ').flatMap((code, column) => (code === '..' ? [] : [{ code, column, row }])),
);

export const TILE_COLUMNS = Math.max(...TILES.map(({ column }) => column)) + 1;
export const TILE_ROWS = rows.length;
