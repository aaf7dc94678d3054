import './call-extras.js';
import '../conference-people.js';
