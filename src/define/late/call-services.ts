export { clickToCallServices } from '../../elements/desk/call-services.js';
