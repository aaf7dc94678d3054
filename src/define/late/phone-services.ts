export { phoneServices } from '../../elements/desk/phone-services.js';
