#include "widgets/DialogButtons.h"

#include "widgets/Theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

QPushButton* addDialogButtons(QDialog& dialog, QVBoxLayout& column, const QString& primary)
{
    auto* cancel = new QPushButton(QCoreApplication::translate("DialogButtons", "Cancel"), &dialog);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setAutoDefault(false);
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
