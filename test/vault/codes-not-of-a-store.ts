/**
 * The validation codes of OCFL 1.1 that no state of a store can break: they tell programs what to do, or say again what other
 * codes say.
 */
export const NOT_OF_A_STORE: Readonly<Record<string, string>> = {
  E013: 'how a version is added; what it leads to is E011, E012 and W001',
  E022: 'what a validator passes over; the folders themselves are W002',
  E027: 'what a program must be able to compute: all five algorithms are',
  E028: 'what a program passes over: the algorithms of extensions are',
  E062: 'in which order files are written; what it leads to is E060',
  E074: 'that stores do not depend on each other',
  E087: 'what a validator passes over; such files are told of, with I087',
  E089: 'how things are wrapped that are no files',
  W012: 'what the folder of logs is for',
};
