import type { Response } from './api.js';
import { surer } from './evidence.js';

const isSuccess = ({ status }: Response): boolean => typeof status === 'number' && status >= 200 && status < 300;

/** Where another page has one success under a number that is surer, the one success of this page is that one. */
export function withSurerStatus(responses: readonly Response[], others: readonly Response[]): readonly Response[] {
  const [[own, ...more], [other, ...further]] = [responses.filter(isSuccess), others.filter(isSuccess)];
  if (own === undefined || other === undefined || more.length + further.length > 0) return responses;
  if (surer(own.evidence, other.evidence, 'status') !== 'second') return responses;
  return responses.map((response) => (response === own ? { ...response, status: other.status } : response));
}
