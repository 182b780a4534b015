/** `+90 532 000 00 00`, `444 5 576`; a text that is no normalised number comes back as it is. */
export function formatPhone(phone: string): string {
  const special = /^444([0-9])([0-9]{3})$/.exec(phone);
  if (special) return `444 ${special[1]} ${special[2]}`;
  return phone.replace(/^\+90([0-9]{3})([0-9]{3})([0-9]{2})([0-9]{2})$/, '+90 $1 $2 $3 $4');
}
