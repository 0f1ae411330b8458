#include "finding/SearchField.h"

#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QKeyEvent>

namespace postaci {

namespace {

constexpr int kFieldWidth = 30;     ///< in average letters
constexpr int kLeastFieldWidth = 9; ///< likewise

} // namespace

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent), m_icon(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    setObjectName(QStringLiteral("searchField"));
    setClearButtonEnabled(true);
    setMaxLength(1000);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
    restyle();
}

QSize SearchField::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * kFieldWidth, QLineEdit::sizeHint().height()};
}

QSize SearchField::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * kLeastFieldWidth + 2 * Theme::kIcon,
            QLineEdit::minimumSizeHint().height()};
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        Q_EMIT listWanted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        restyle();
}

void SearchField::retranslate()
{
    setPlaceholderText(tr("Search mail"));
    setAccessibleName(tr("Search mail"));
    setToolTip(tr("Search all mail (/). Words match from their beginning; from:, to:, subject:, in:, tag:, "
                  "is:unread, has:attachment, before:, after: and larger: narrow it down."));
}

void SearchField::restyle()
{
    m_icon->setIcon(icon(QStringLiteral("search"), Theme::meta()));
}

} // namespace postaci
