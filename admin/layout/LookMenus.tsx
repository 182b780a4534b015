import { IconButton, ListItemIcon, Menu, MenuItem, Tooltip } from '@mui/material';
import AutoIcon from '@mui/icons-material/BrightnessAutoOutlined';
import BookIcon from '@mui/icons-material/MenuBookOutlined';
import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useI18nProvider, useLocaleState, useStore, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { openSheet } from '../keyboard/sheet-door.ts';
import { pageOf } from '../pages.ts';
import { usePreference } from '../providers/preferences.ts';
import { useSession } from '../providers/session.ts';

interface Choice {
  readonly name: string;
  readonly words: string;
  readonly icon?: ReactNode;
  readonly lang?: string;
}

interface ChoiceMenuProps {
  readonly label: string;
  readonly face: ReactNode;
  readonly choices: readonly Choice[];
  readonly chosen?: string;
  readonly onChoose: (name: string) => void;
}

function ChoiceMenu({ label, face, choices, chosen, onChoose }: ChoiceMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip describeChild title={label}>
        {/* What is read aloud holds what is seen: whoever speaks to the screen says "TR". */}
        <IconButton aria-label={typeof face === 'string' ? `${label}: ${face}` : label} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)} sx={{ fontSize: 12, fontWeight: 600 }}>
          {face}
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ list: { dense: true, 'aria-label': label } }}>
        {choices.map(({ name, words, icon, lang }) => (
          <MenuItem
            key={name}
            selected={name === chosen}
            {...(lang === undefined ? {} : { lang })}
            onClick={() => {
              setAnchor(null);
              onChoose(name);
            }}
          >
            {icon && <ListItemIcon>{icon}</ListItemIcon>}
            {words}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

type ThemeName = 'light' | 'dark';

const themeIcons = { system: <AutoIcon fontSize="small" />, light: <LightIcon fontSize="small" />, dark: <DarkIcon fontSize="small" /> };

/** Follows the system until somebody chooses; the choice goes with the person to other machines. */
export function ThemeMenu() {
  const translate = useTranslate();
  const [theme, keep] = useStore<ThemeName | undefined>('theme');
  const choose = useFollowed('theme', (value) => keep(value === 'light' || value === 'dark' ? value : undefined));
  const chosen = theme ?? 'system';
  const choices = (['system', 'light', 'dark'] as const).map((name) => ({ name, words: translate(`console.layout.theme.${name}`), icon: themeIcons[name] }));
  return <ChoiceMenu label={translate('console.layout.theme.title')} face={themeIcons[chosen]} choices={choices} chosen={chosen} onChoose={choose} />;
}

const languages = [
  { name: 'tr', words: 'Türkçe', lang: 'tr' },
  { name: 'en', words: 'English', lang: 'en' },
];

export function LanguageMenu() {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const i18nProvider = useI18nProvider();
  const choose = useFollowed('language', (value) => {
    // First the words and the header of every question, then the screen: nothing is asked in one language and kept as the other.
    if (value === 'tr' || value === 'en') void i18nProvider.changeLocale(value).then(() => setLocale(value));
  });
  return (
    <ChoiceMenu label={translate('console.layout.language')} face={locale === 'en' ? 'EN' : 'TR'} choices={languages} chosen={locale === 'en' ? 'en' : 'tr'} onChoose={choose} />
  );
}

/** Help stands in the same place on every screen (WCAG 3.2.6). */
export function HelpMenu() {
  const translate = useTranslate();
  const session = useSession();
  const navigate = useNavigate();
  const guides = pageOf('guides');
  const choices = [
    { name: 'keys', words: translate('console.layout.keys'), icon: <KeyboardIcon fontSize="small" /> },
    ...(guides && mayRead(guides, session) ? [{ name: 'guides', words: translate('console.layout.guides'), icon: <BookIcon fontSize="small" /> }] : []),
  ];
  return (
    <ChoiceMenu
      label={translate('console.layout.help')}
      face={<HelpIcon fontSize="small" />}
      choices={choices}
      onChoose={(name) => (name === 'keys' ? openSheet() : void navigate('/guides'))}
    />
  );
}

/** What the server kept is applied once, when it arrives; a click before that wins. */
function useFollowed(key: string, apply: (value: unknown) => void): (value: string) => void {
  const { value, known, set } = usePreference(key);
  const taken = useRef(false);
  useEffect(() => {
    if (!known || taken.current) return;
    taken.current = true;
    if (value !== undefined && value !== null) apply(value);
  }, [known, value, apply]);
  return (next) => {
    taken.current = true;
    apply(next);
    set(next);
  };
}
