// everything that the page has: the rest is markup
import 'contact-center-widgets/define';
