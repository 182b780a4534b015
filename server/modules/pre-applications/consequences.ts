import { type preApplications } from '#domain/pre-applications.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { accrueIfPersonPays, cancelCharges, refundIfPaid } from './fees.ts';
import { acceptForm, dropExpectedForm, markEApproved, markESigned, markWet, registerForm, resetReview, voidForm } from './forms.ts';
import { askConsentAgain, beginJourney, confirmEmployment, enterQueue, makeProductionItem, readdressParcel, refuseWhileUnderway, snapshotPerson } from './journey.ts';
import { askOfficers, sendInvitation, tellApproval, tellEnd, tellIncomplete } from './letters.ts';
import { consumeQuota, raiseCardDestruction, rememberFirstProduction, returnQuota } from './quota.ts';

export const consequences: ModuleParts<typeof preApplications, Outside>['consequences'] = {
  snapshotPerson, beginJourney, confirmEmployment, askConsentAgain, readdressParcel, enterQueue, makeProductionItem, refuseWhileUnderway,
  markESigned, markEApproved, markWet, voidForm, resetReview, registerForm, acceptForm, dropExpectedForm,
  accrueIfPersonPays, cancelCharges, refundIfPaid,
  consumeQuota, returnQuota, rememberFirstProduction, raiseCardDestruction,
  sendInvitation, askOfficers, tellIncomplete, tellApproval, tellEnd,
};
