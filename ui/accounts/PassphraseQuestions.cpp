#include "accounts/PassphraseQuestions.h"

#include "MailEngine.h"
#include "accounts/PassphraseDialog.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace postaci {

namespace {

using Answer = std::function<void(Result<void>)>;

/// What was typed goes to `attempt`, whose answer closes the dialog or is told in it.
PassphraseDialog* askInDialog(PassphraseDialog::Purpose purpose, QWidget* parent,
                              const std::function<void(const PassphraseDialog&, const Answer&)>& attempt,
                              const std::function<void()>& done, const std::function<void()>& refused = {})
{
    auto* dialog = new PassphraseDialog(purpose, parent);
    const auto isAnswered = std::make_shared<bool>(false);
    QObject::connect(dialog, &PassphraseDialog::entered, dialog, [dialog, attempt, done, isAnswered] {
        attempt(*dialog,
                [dialog = QPointer<PassphraseDialog>(dialog), done, isAnswered](const Result<void>& result) {
                    if (!dialog)
                        return;
                    if (!result)
                        return dialog->showError(result.error());
                    *isAnswered = true;
                    dialog->accept();
                    if (done)
                        done();
                });
    });
    if (refused) {
        const auto refuse = [isAnswered, refused] {
            if (!std::exchange(*isAnswered, true))
                refused();
        };
        QObject::connect(dialog, &QDialog::rejected, dialog, refuse);
        QObject::connect(dialog, &QObject::destroyed, refuse); // with the window below it
    }
    dialog->open();
    return dialog;
}

} // namespace

void askToKeepInFile(MailEngine& engine, ProfileSecretStore::Unreadable unreadable, QWidget* parent,
                     const std::function<void()>& done)
{
    ProfileSecretStore* store = engine.secretChoice();
    if (store == nullptr)
        return;
    const QStringList keys = engine.secretKeys();
    auto* question = askInDialog(
        PassphraseDialog::Purpose::Choose, parent,
        [store, keys, unreadable](const PassphraseDialog& dialog, const Answer& answer) {
            store->moveToFile(dialog.chosen(), keys, unreadable, answer);
        },
        done);
    question->setKeyringUnreadable(unreadable == ProfileSecretStore::Unreadable::Leave && !keys.isEmpty());
}

void askToUnlock(ProfileSecretStore& store, QWidget* parent, const std::function<void()>& done,
                 const std::function<void()>& refused)
{
    askInDialog(
        PassphraseDialog::Purpose::Unlock, parent,
        [&store](const PassphraseDialog& dialog, const Answer& answer) {
            store.unlock(dialog.present(), answer);
        },
        done, refused);
}

void askForNewPassphrase(ProfileSecretStore& store, QWidget* parent, const std::function<void()>& done)
{
    askInDialog(
        PassphraseDialog::Purpose::Change, parent,
        [&store](const PassphraseDialog& dialog, const Answer& answer) {
            store.changePassphrase(dialog.present(), dialog.chosen(), answer);
        },
        done);
}

} // namespace postaci
