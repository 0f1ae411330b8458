#include "gui/drive/Person.h"

#include "gui/drive/WindowDriver.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "reader/ReaderPane.h"
#include "widgets/InfoBar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>
#include <QTextEdit>

namespace postaci::test {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr const char* kSteps[] = {"incomingConnectStep", "incomingLoginStep", "incomingFoldersStep",
                                  "outgoingConnectStep", "outgoingLoginStep"};

Result<void> press(const QWidget* root, const QString& name)
{
    return click(visibleWidget(root, name), name);
}

} // namespace

Person::Person(MainWindow& window, std::chrono::milliseconds limit) : m_window(window), m_limit(limit) {}

QWidget* Person::wizard() const
{
    return visibleWindow(u"accountWizard"_qs);
}

Result<QString> Person::fillWizard(const QString& name, const QString& address, const QString& password)
{
    if (wizard() == nullptr) {
        const QWidget* welcome = visibleWidget(&m_window, u"welcome"_qs);
        if (welcome == nullptr)
            return notDone(u"Nothing offers to set up an account."_qs);
        if (const auto pressed = press(welcome, u"emptyStatePrimaryButton"_qs); !pressed)
            return unexpected(pressed.error());
    }
    if (!waitUntil([this] { return wizard() != nullptr; }, m_limit))
        return notDone(u"The wizard did not open."_qs);
    const std::pair<QString, QString> fields[] = {{u"nameEdit"_qs, name}, {u"addressEdit"_qs, address}};
    for (const auto& [field, text] : fields) {
        if (const auto typed = typeInto(visibleWidget(wizard(), field), field, text); !typed)
            return unexpected(typed.error());
    }
    const auto line = [this] {
        const QWidget* shown = visibleWidget(wizard(), u"providerLine"_qs);
        return shown ? visibleTexts(shown).join(u' ') : QString();
    };
    if (!waitUntil([&line] { return line().contains(u"IMAP "_qs); }, m_limit))
        return notDone(u"The servers did not appear under the address."_qs);
    const QString edit = u"passwordEdit"_qs;
    if (const auto typed = typeInto(visibleWidget(wizard(), edit), edit, password); !typed)
        return unexpected(typed.error());
    return line();
}

QString Person::stepFailure() const
{
    for (const char* step : kSteps) {
        const QWidget* row = visibleWidget(wizard(), QLatin1String(step));
        const auto* summary = row ? visible<QLabel>(row, "stepSummary") : nullptr;
        if (summary && !summary->text().isEmpty())
            return summary->text();
    }
    return {};
}

Result<void> Person::passLoginTest()
{
    // After one that has failed, Next is what helps most often, and another button tries again.
    const QString again = u"againButton"_qs;
    const QString begins = visibleWidget(wizard(), again) ? again : u"nextButton"_qs;
    if (const auto pressed = press(wizard(), begins); !pressed)
        return pressed;
    const auto done = [this] { return visibleWidget(wizard(), u"labelEdit"_qs) != nullptr; };
    const bool ended = waitUntil([&] { return done() || !stepFailure().isEmpty(); }, m_limit);
    if (!ended)
        return notDone(u"The login test did not end."_qs);
    if (!done())
        return notDone(u"The login test failed: "_qs + stepFailure());
    return {};
}

Result<QString> Person::failLoginTest()
{
    if (const auto pressed = press(wizard(), u"nextButton"_qs); !pressed)
        return unexpected(pressed.error());
    // Next is the way on on that page, and enabled when the test has ended.
    const auto ended = [this] {
        const auto* next = visible<QAbstractButton>(wizard(), "nextButton");
        return next && next->isEnabled() && !stepFailure().isEmpty();
    };
    if (!waitUntil(ended, m_limit))
        return notDone(u"No step of the login test failed."_qs);
    return stepFailure();
}

Result<void> Person::finishWizard()
{
    if (const auto pressed = press(wizard(), u"nextButton"_qs); !pressed)
        return pressed;
    if (!waitUntil([this] { return wizard() == nullptr; }, m_limit))
        return notDone(u"The wizard did not close."_qs);
    return {};
}

Result<void> Person::waitForMessages(int atLeast)
{
    const MessageListModel* rows = m_window.messageList()->messageModel();
    if (!waitUntil([&] { return rows->rowCount() >= atLeast; }, m_limit))
        return notDone(u"Only %1 of %2 messages came."_qs.arg(rows->rowCount()).arg(atLeast));
    return {};
}

MessageId Person::findMessage(const QString& subject) const
{
    const MessageListModel* rows = m_window.messageList()->messageModel();
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (const MessageRow* data = rows->rowData(row); data && data->subject == subject)
            return data->id;
    }
    return 0;
}

Result<MessageId> Person::waitForMessage(const QString& subject)
{
    MessageId found = 0;
    if (!waitUntil([&] { return (found = findMessage(subject)) != 0; }, m_limit))
        return notDone(u"No message \"%1\" came."_qs.arg(subject));
    return found;
}

Result<void> Person::openMessage(MessageId message)
{
    MessageListView* list = m_window.messageList();
    const int row = list->messageModel()->rowOf(message);
    if (row < 0)
        return notDone(u"The message is not in the list."_qs);
    const QModelIndex index = list->messageModel()->index(row, 0);
    list->scrollTo(index);
    // Left of the buttons that appear in the row under the mouse.
    const QRect place = list->visualRect(index);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      QPoint(place.left() + place.width() / 4, place.center().y()));
    const auto shown = [&] { return m_window.reader()->currentMessage() == message && m_window.isSettled(); };
    if (!waitUntil(shown, m_limit))
        return notDone(u"The message was not shown."_qs);
    return {};
}

Result<void> Person::reply()
{
    if (const auto pressed = press(m_window.reader(), u"replyButton"_qs); !pressed)
        return pressed;
    if (!waitUntil([this] { return visibleWidget(composer(), u"bodyEdit"_qs) != nullptr; }, m_limit))
        return notDone(u"The composer did not open."_qs);
    const auto quoted = [this] {
        const auto* body = visible<QTextEdit>(composer(), "bodyEdit");
        return body && body->toPlainText().contains(u"\n>"_qs);
    };
    if (!waitUntil(quoted, m_limit))
        return notDone(u"The text that is answered was not quoted."_qs);
    return {};
}

QWidget* Person::composer() const
{
    return visibleWindow(u"composerWindow"_qs);
}

Result<void> Person::write(const QString& text)
{
    QWidget* body = visibleWidget(composer(), u"bodyEdit"_qs);
    if (!body)
        return notDone(u"There is no text to write into."_qs);
    body->setFocus();
    typeText(body, text);
    return {};
}

Result<void> Person::send()
{
    if (const auto pressed = press(composer(), u"sendButton"_qs); !pressed)
        return pressed;
    if (!waitUntil([this] { return composer() == nullptr; }, m_limit))
        return notDone(u"The composer did not close after Send: "_qs +
                       (composer() ? visibleTexts(composer()).join(u" | "_qs) : QString()));
    return {};
}

QString Person::barText() const
{
    const auto* bar = visible<InfoBar>(&m_window, "accountBar");
    return bar ? bar->text() : QString();
}

Result<void> Person::pressBarButton(BarButton which)
{
    const QString name =
        which == BarButton::Primary ? u"infoBarPrimaryButton"_qs : u"infoBarSecondaryButton"_qs;
    return click(visibleWidget(visibleWidget(&m_window, u"accountBar"_qs), name), name);
}

} // namespace postaci::test
