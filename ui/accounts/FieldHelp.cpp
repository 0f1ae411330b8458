#include "accounts/FieldHelp.h"

#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>

namespace postaci {

FieldHelp::FieldHelp(QWidget* parent) : QWidget(parent), m_text(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("fieldHelp"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->hide();
    setInk(m_text, Ink::Meta);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { focusMoved(now); });
}

void FieldHelp::setHelp(QWidget* editor, const QString& text)
{
    if (!m_texts.contains(editor)) {
        editor->installEventFilter(this);
        connect(editor, &QObject::destroyed, this, [this, editor] {
            m_texts.remove(editor);
            if (m_current == editor)
                m_current = nullptr;
        });
    }
    m_texts.insert(editor, text);
    // A screen reader says it together with the field; the margin is for eyes.
    editor->setWhatsThis(text);
    editor->setToolTip(text);
    if (editor == m_current)
        focusMoved(editor);
}

void FieldHelp::setBesideFields(bool beside)
{
    m_beside = beside;
    place();
}

QString FieldHelp::shownText() const
{
    return m_text->isHidden() ? QString() : m_text->text();
}

QSize FieldHelp::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 26;
    return {width, m_beside ? 0 : heightForWidth(width)};
}

int FieldHelp::heightForWidth(int width) const
{
    if (m_beside)
        return 0;
    // Two lines are kept free, so that the form does not jump while the focus moves.
    return qMax(m_text->heightForWidth(width), 2 * fontMetrics().lineSpacing() + Theme::kSpace1);
}

void FieldHelp::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        place();
}

void FieldHelp::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

bool FieldHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_current && (event->type() == QEvent::Move || event->type() == QEvent::Resize))
        place();
    return QWidget::eventFilter(watched, event);
}

void FieldHelp::focusMoved(QWidget* now)
{
    // Popups and other windows take the focus for a moment: the sentence stays with its field.
    if (!now || now->window() != window())
        return;
    m_current = m_texts.contains(now) ? now : nullptr;
    m_text->setText(m_texts.value(m_current));
    m_text->setVisible(m_current != nullptr);
    updateGeometry();
    place();
}

void FieldHelp::place()
{
    if (!m_current) {
        m_text->hide();
        return;
    }
    const int wanted = m_text->heightForWidth(width());
    int top = 0;
    if (m_beside && m_current->window() == window())
        top = mapFromGlobal(m_current->mapToGlobal(QPoint(0, Theme::kSpace1))).y();
    top = qBound(0, top, qMax(0, height() - wanted));
    m_text->setGeometry(0, top, width(), qMin(wanted, qMax(height(), wanted)));
}

} // namespace postaci
