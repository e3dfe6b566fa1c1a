let format: Intl.NumberFormat | undefined;

/** `20000` -> `۲۰٬۰۰۰`. */
export function persianNumber(number: number): string {
  format ??= new Intl.NumberFormat('fa', { useGrouping: 'min2', maximumFractionDigits: 2 });
  return format.format(number);
}
