package org.vitalflow.packet;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vitalflow.platform.Country;

/** Telephone numbers as they are dialled inside the country, which is how MOSIP takes them. */
class NationalPhone {
  private static final Pattern WRITTEN = Pattern.compile("[ ()./-]");

  private final Country.@Nullable Phone form;

  NationalPhone(Country.@Nullable Phone form) {
    this.form = form;
  }

  /** {@code 0970000001} for {@code +260 97 000-0001}; none where it is no number of the country. */
  Optional<String> of(String phone) {
    if (form == null) {
      return Optional.of(phone);
    }
    String plain = WRITTEN.matcher(phone.replace("(0)", "")).replaceAll("");
    Optional<String> abroad =
        after("+" + form.countryCode(), plain).or(() -> after("00" + form.countryCode(), plain));
    return abroad
        .or(() -> Optional.of(plain))
        .filter(this::isNational)
        .or(() -> after(form.countryCode(), plain).filter(this::isNational));
  }

  private Optional<String> after(String code, String phone) {
    String trunk = form == null ? "" : form.trunk();
    if (!phone.startsWith(code)) {
      return Optional.empty();
    }
    String rest = phone.substring(code.length());
    return Optional.of(!trunk.isEmpty() && rest.startsWith(trunk) ? rest : trunk + rest);
  }

  private boolean isNational(String phone) {
    return form != null && phone.matches(form.pattern());
  }
}
