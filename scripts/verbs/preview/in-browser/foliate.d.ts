declare module 'foliate-js/view.js';
