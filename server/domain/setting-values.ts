/** Whether a setting's value is one that its unit can mean: a wrong one would stop timers or deadlines. */
export function settingValueFits(unit: string, value: unknown): boolean {
  switch (unit) {
    case 'duration': return typeof value === 'string' && /^\d{1,4} (month|day|hour|minute)s?$/.test(value);
    case 'workingDays': return typeof value === 'number' && value >= 0 && value <= 1000;
    case 'percent': return typeof value === 'number' && value >= 0 && value <= 100;
    case 'days': case 'minutes': case 'kurus': case 'count': return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    case 'flag': return typeof value === 'boolean';
    default: return typeof value === 'string' && value.length <= 2000;
  }
}
