const NUMBER = new Intl.NumberFormat('fa', { useGrouping: 'min2', maximumFractionDigits: 2 });

/** `20000` -> `۲۰٬۰۰۰`. */
export function persianNumber(number: number): string {
  return NUMBER.format(number);
}
