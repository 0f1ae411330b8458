#pragma once

#include <QHash>
#include <QString>
#include <QWidget>

class QLabel;

namespace postaci {

/// One sentence of help beside the field that has the focus: a margin of the form, which it shares a parent
/// with. UI thread.
class FieldHelp : public QWidget
{
    Q_OBJECT

public:
    explicit FieldHelp(QWidget* parent = nullptr);

    /// The sentence for `editor`; may be set again after a change of language.
    void setHelp(QWidget* editor, const QString& text);
    /// Follows the focused field's height when it is a margin; stays where the layout puts it otherwise.
    void setBesideFields(bool beside);
    [[nodiscard]] QString shownText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void focusMoved(QWidget* now);
    void place();

    QLabel* m_text;
    QHash<QWidget*, QString> m_texts;
    QWidget* m_current = nullptr;
    bool m_beside = true;
};

} // namespace postaci
