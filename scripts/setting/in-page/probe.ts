/**
 * The one range that measures. Each change of the document is told to every range there is: thousands of them would make
 * the time grow with the square of the book.
 */
export const probe = document.createRange();
