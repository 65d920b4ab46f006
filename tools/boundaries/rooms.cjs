/**
 * The rooms of the back end, of the domain and of the front end. A room may import rooms on rows above its own and rooms
 * to its left along the arrows. Nobody imports a room of the last row.
 */
const TABLE = `
  registry   catalogues   calendar
             organizations → identity → access
             audit   evidence
  cycle      responsibility → agreements → duties
             inspections → rectification   surveys
             accountability   handover
             assessment → results
  insight    dashboard   reminders   analysis
`;

const FLOORS = ['registry', 'cycle', 'insight'];

/**
 * @param {string} table
 * @returns {Array<{ floor: string, room: string, mayImport: string[] }>} in the order of the table
 */
function readRooms(table) {
  /** @type {Array<{ floor: string, room: string, mayImport: string[] }>} */
  const rooms = [];
  let floor = '';
  for (const line of table.split('\n').filter((text) => text.trim())) {
    const above = rooms.map(({ room }) => room);
    const chains = line.trim().split(/\s{2,}/);
    if (FLOORS.includes(chains[0] ?? '')) floor = chains.shift() ?? '';
    for (const chain of chains) {
      chain.split(' → ').forEach((room, place, all) => {
        rooms.push({ floor, room, mayImport: [...above, ...all.slice(0, place)] });
      });
    }
  }
  return rooms;
}

module.exports = { FLOORS, ROOMS: readRooms(TABLE) };
