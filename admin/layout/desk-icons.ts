import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import LocalShippingOutlined from '@mui/icons-material/LocalShippingOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import PrecisionManufacturingOutlined from '@mui/icons-material/PrecisionManufacturingOutlined';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import QueryStatsOutlined from '@mui/icons-material/QueryStatsOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import SupportAgentOutlined from '@mui/icons-material/SupportAgentOutlined';
import ThumbsUpDownOutlined from '@mui/icons-material/ThumbsUpDownOutlined';
import { type RailDesk } from './rail-groups.ts';

export const deskIcons: Readonly<Record<RailDesk, typeof FolderOutlined>> = {
  inbox: InboxOutlined,
  documents: DescriptionOutlined,
  applications: AssignmentOutlined,
  institutions: ApartmentOutlined,
  orders: ReceiptLongOutlined,
  assessment: FactCheckOutlined,
  production: PrecisionManufacturingOutlined,
  certificates: BadgeOutlined,
  courier: LocalShippingOutlined,
  finance: PaymentsOutlined,
  calls: SupportAgentOutlined,
  approvals: ThumbsUpDownOutlined,
  reports: QueryStatsOutlined,
  settings: SettingsOutlined,
  other: FolderOutlined,
};
