export type * from '../../backends/tencent-tccc/tccc-api.js';
export { startTccc } from './start-tccc.js';
export type { TcccPageOptions, TcccSession } from './tccc-session.js';
