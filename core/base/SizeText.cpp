#include "base/SizeText.h"

namespace postaci {

QString sizeText(qint64 bytes, const QLocale& locale, std::optional<int> decimals)
{
    constexpr qint64 kMegabyte = 1'000'000;
    return locale.formattedDataSize(bytes, decimals.value_or(bytes < kMegabyte ? 0 : 1),
                                    QLocale::DataSizeSIFormat);
}

} // namespace postaci
