/** What stands around the keys of what is cited, as Pandoc has it: `[@one; @two]`. */
export const CITATION = 'sign of a citation';
