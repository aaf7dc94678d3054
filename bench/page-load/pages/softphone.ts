import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/softphone';
import { fake } from 'contact-center-widgets/backends/fake';

const desk = document.createElement('cc-desk');
desk.backends = [fake()];
desk.append(document.createElement('cc-softphone'));
document.body.append(desk);
