#pragma once

#include <QByteArray>

#include <atomic>

namespace postaci {

/// How much may be decoded for one document, which waits for its pictures: so many pixels, of which those of
/// a JPEG count an eighth, since they are made smaller on the way. Any thread.
class PixelBudget
{
public:
    /// False: there is not enough left.
    [[nodiscard]] bool take(qint64 pixels, const QByteArray& format)
    {
        const qint64 cost = format.startsWith("jp") ? pixels / 8 : pixels;
        return m_left.fetch_sub(cost) >= cost;
    }

private:
    std::atomic<qint64> m_left = 60'000'000;
};

/// A picture as any thread may hand it to the engine: decoded by Qt by its content (PNG, JPEG, GIF, WebP,
/// BMP, ICO) and encoded anew as PNG, turned as its EXIF says, at most 4096 pixels a side. Null for anything
/// else and for pictures over 25 MB, 40 megapixels (64 in a JPEG) or the budget. Of moving pictures the first
/// frame.
[[nodiscard]] QByteArray recodeImage(const QByteArray& data, PixelBudget& budget);

} // namespace postaci
