#include "widgets/DialogButtons.h"

#include "widgets/Theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

/// In the language that is shown: dialogs that change theirs know nothing of this button.
class CancelButton final : public QPushButton
{
public:
    explicit CancelButton(QWidget* parent) : QPushButton(parent) { retranslate(); }

protected:
    void changeEvent(QEvent* event) override
    {
        QPushButton::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            retranslate();
    }

private:
    void retranslate() { setText(QCoreApplication::translate("DialogButtons", "Cancel")); }
};

} // namespace

QPushButton* addDialogButtons(QDialog& dialog, QVBoxLayout& column, const QString& primary)
{
    auto* cancel = new CancelButton(&dialog);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    auto* ok = new QPushButton(primary, &dialog);
    ok->setObjectName(QStringLiteral("okButton"));
    ok->setProperty("primary", true);
    ok->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    column.addLayout(buttons);
    QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    return ok;
}

void putLastInTabOrder(const QList<QWidget*>& widgets)
{
    for (QWidget* widget : widgets) {
        QWidget* last = widget->window()->previousInFocusChain();
        if (last != widget)
            QWidget::setTabOrder(last, widget);
    }
}

} // namespace postaci
