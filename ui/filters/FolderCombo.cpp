#include "filters/FolderCombo.h"

#include "MailEngine.h"
#include "models/FolderTreeModel.h"

namespace postaci {

namespace {

/// "Work · Projects / 2026"
QString pathWords(const Folder& folder, const QString& account)
{
    QString name = FolderTreeModel::shownName(folder);
    if (folder.parent != 0 && folder.role == FolderRole::None && folder.delimiter != '\0')
        name = folder.path.split(QLatin1Char(folder.delimiter)).join(QStringLiteral(" / "));
    return account.isEmpty() ? name : account + QStringLiteral(" · ") + name;
}

} // namespace

FolderCombo::FolderCombo(MailEngine& engine, QWidget* parent) : ElidedComboBox(parent), m_engine(engine)
{
    addItem(QString(), FolderId{0});
    const QList<Account> accounts = engine.reader().accounts().value_or({});
    for (const Account& account : accounts) {
        for (const Folder& folder : engine.reader().folders(account.id).value_or({})) {
            if (folder.selectable)
                addItem(QString(), folder.id);
        }
    }
}

void FolderCombo::setFirstText(const QString& text)
{
    setItemText(0, text);
    for (int i = 1; i < count(); ++i)
        setItemText(i, nameOf(m_engine, itemData(i).toLongLong()));
}

void FolderCombo::choose(FolderId folder)
{
    setCurrentIndex(qMax(0, findData(folder)));
}

QString FolderCombo::nameOf(const MailEngine& engine, FolderId folder)
{
    const auto known = engine.reader().folder(folder);
    if (!known || known->isRemoved)
        return {};
    if (known->account == engine.reader().localAccount().value_or(0))
        return pathWords(*known, FolderTreeModel::tr("On this computer"));
    const bool areSeveral = engine.reader().accounts().value_or({}).size() > 1;
    return pathWords(*known, areSeveral ? accountName(engine, known->account) : QString());
}

QString FolderCombo::accountName(const MailEngine& engine, AccountId account)
{
    const auto known = engine.reader().account(account);
    return known ? known->label : QString();
}

} // namespace postaci
