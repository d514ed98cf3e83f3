using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>The session of each language, created when it is first needed.</summary>
/// <param name="options">What they start with.</param>
internal sealed class LanguageSessions(SessionOptions options) : IAsyncDisposable
{
    private readonly Dictionary<CodeLanguage, ICodeSession> _sessions = [];

    /// <summary>The session of a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>Always the same.</returns>
    public ICodeSession this[CodeLanguage language]
    {
        get
        {
            lock (_sessions)
            {
                if (!_sessions.TryGetValue(language, out ICodeSession? session))
                    _sessions[language] = session = language == CodeLanguage.CSharp ? new CSharpSession(options) : new FSharpSession(options);
                return session;
            }
        }
    }

    /// <summary>Those that were needed so far.</summary>
    public IReadOnlyList<ICodeSession> Existing
    {
        get
        {
            lock (_sessions)
                return [.. _sessions.Values.OrderBy(static s => s.Language)];
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ICodeSession session in Existing)
            await session.DisposeAsync().ConfigureAwait(false);
    }
}
