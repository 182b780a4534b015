import { readFileSync } from 'node:fs';

/** A file of seeds/data, as it was written. */
export const dataOf = <T>(name: string): T => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8')) as T;

export interface SettingData { readonly name: string; readonly value: string | number | boolean; readonly unit: string; readonly tr: string; readonly en: string; readonly mark: string; readonly source: string }
export interface VersionedData { readonly code: string; readonly version: number; readonly [field: string]: unknown }
export interface TemplateData extends VersionedData { readonly subjectTr: string; readonly bodyTr: string }
export interface HolidayData { readonly date: string; readonly half: boolean; readonly name: string; readonly source: string }
export interface ReasonData { readonly code: string; readonly noun: string; readonly action: string; readonly name: string; readonly nameEn: string; readonly explanation: string }
export interface PriceData { readonly product: string; readonly years: number | null; readonly validFrom: string; readonly netPrice: number; readonly vatRate: number }
export interface CarrierData { readonly code: string; readonly name: string; readonly usual: boolean }
export interface LotData { readonly kind: string; readonly model: string; readonly supplierLot: string; readonly serialPrefix?: string; readonly received: number }

export const settingsData = (): readonly SettingData[] => [...dataOf<SettingData[]>('settings'), ...dataOf<SettingData[]>('settings-production-and-money')];
export const templatesData = (): readonly TemplateData[] => [...dataOf<TemplateData[]>('templates'), ...dataOf<TemplateData[]>('templates-production-and-money')];
