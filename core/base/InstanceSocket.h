#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace postaci {

/// How other starts on the same profile reach the program that holds it: a local socket that only this user
/// can open. A request is one line of JSON, {"request": NAME, "arguments": {…}}, and so is its answer.
class InstanceServer
{
public:
    /// Answers one request, in the thread of the server, at once.
    using Handler = std::function<QJsonObject(const QString& request, const QJsonObject& arguments)>;
    /// A longer line is no request.
    static constexpr qint64 kLongestLine = 1 << 20;

    /// To be made by who holds the profile: what an earlier one has left behind is removed. Needs an event
    /// loop.
    InstanceServer(const QString& profileDir, Handler handler);
    ~InstanceServer();
    /// Otherwise nobody can reach it.
    [[nodiscard]] bool isListening() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What came of asking.
struct InstanceReply
{
    enum class Outcome {
        Answered,
        NobodyThere,
        NoAnswer ///< there is a program, but it said nothing in time
    };
    Outcome outcome = Outcome::NobodyThere;
    QJsonObject answer;
};

/// Asks the program that holds the profile; waits for at most `limit`, for those who have nothing else to do.
[[nodiscard]] InstanceReply askInstance(const QString& profileDir, const QString& request,
                                        const QJsonObject& arguments, std::chrono::milliseconds limit);

} // namespace postaci
