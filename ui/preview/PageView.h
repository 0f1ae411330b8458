#pragma once

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>
#include <QList>

namespace postaci {

/// Pages under each other: of a document, or one picture. Says which ones it needs drawn, and keeps only
/// those around the ones in sight. UI thread.
class PageView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Fit { Width, Whole }; ///< in the window, and never larger than they are for Whole

    explicit PageView(QWidget* parent = nullptr);

    /// Sizes at zoom 1, in the pixels of a screen. What was shown goes.
    void setPages(const QList<QSizeF>& sizes, Fit fit);
    void setPicture(int page, const QImage& picture);
    [[nodiscard]] qreal zoom() const { return m_zoom; }
    void changeZoom(int steps); ///< 0: as it fits
    [[nodiscard]] bool hasPicture(int page) const { return m_pictures.contains(page); }
    [[nodiscard]] int pageInSight() const; ///< the first
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_sizes.size()); }

Q_SIGNALS:
    /// This page is in sight and not drawn for that size.
    void pictureWanted(int page, QSize pixels);
    void moved();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    [[nodiscard]] qreal fittingZoom() const;
    [[nodiscard]] QRect placeOf(int page) const; ///< in the viewport
    [[nodiscard]] QSize pixelsOf(int page) const;
    void setZoom(qreal zoom);
    void layOut();
    void forgetFar(int first, int last);

    QList<QSizeF> m_sizes;
    QList<int> m_tops; ///< of each page, and the end of the last
    QHash<int, QImage> m_pictures;
    QHash<int, QSize> m_asked;
    Fit m_fit = Fit::Width;
    qreal m_zoom = 1;
    bool m_fits = true;
};

} // namespace postaci
