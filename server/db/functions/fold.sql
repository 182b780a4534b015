-- The search key of a text; the same text as fold() in server/domain/turkish/fold.ts, whose comments explain the
-- ranges. Change both. Needs a UTF8 database; asks nothing of its locale: every step is in collation "C", where upper()
-- knows ASCII only and regular expressions go by code point.
CREATE OR REPLACE FUNCTION nes_fold(source text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fold$
DECLARE
  key text COLLATE "C" := translate(source COLLATE "C", 'çğıöşüÇĞİÖŞÜâîûÂÎÛ', 'CGIOSUCGIOSUAIUAIU');
BEGIN
  -- Nearly every Turkish text is ASCII by now and is spared the long way.
  IF octet_length(key) = char_length(key) THEN
    RETURN btrim(regexp_replace(upper(key), '[^A-Z0-9]+', ' ', 'g'));
  END IF;

  key := regexp_replace(source COLLATE "C", '[^\u0001-\u06FF\u1E00-\u1FFF\u2000-\u218F\u2460-\u24FF\u2C60-\u2C7F\uFB00-\uFDFF\uFE00-\uFE0F\uFE20-\uFE2F\uFE70-\uFEFF\uFF00-\uFFEF]', ' ', 'g');
  key := normalize(key, NFKD);
  key := regexp_replace(key, '[\u00AD\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF]+', '', 'g');
  key := upper(key);
  IF octet_length(key) <> char_length(key) THEN
    key := translate(key,
      'ıøØłŁđĐðÐħĦŧŦŋŊĸəƏαβγδεζηθικλμνξοπρςστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґғқңүұһәө٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
      'IOOLLDDDDHHTTNNKEEΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐҒҚҢҮҰҺӘӨ01234567890123456789');
    key := replace(replace(replace(replace(key, 'ß', 'SS'), 'ẞ', 'SS'), 'æ', 'AE'), 'Æ', 'AE');
    key := replace(replace(replace(replace(key, 'œ', 'OE'), 'Œ', 'OE'), 'þ', 'TH'), 'Þ', 'TH');
  END IF;
  RETURN btrim(regexp_replace(key, '[^A-Z0-9\u0391-\u03A9\u0400-\u042F\u0490\u0492\u049A\u04A2\u04AE\u04B0\u04BA\u04D8\u04E8\u05D0-\u05EA\u0621-\u063A\u0641-\u064A\u066E-\u06D3]+', ' ', 'g'));
END
$fold$;
