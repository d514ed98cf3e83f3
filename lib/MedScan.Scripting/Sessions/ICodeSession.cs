namespace MedScan.Scripting.Sessions;

/// <summary>Runs submissions of one language one after the other, each seeing what the earlier ones declared.</summary>
/// <remarks>Submissions run one at a time; completion, inspection and completeness may be asked at any time, also while one
/// runs. Directives are understood in every language: <c>#r "x.dll"</c>, <c>#r "Assembly"</c>, <c>#r "x.csproj"</c>,
/// <c>#r "nuget: Id, Version"</c>, <c>#i "nuget: source"</c> and <c>#load "file"</c>.</remarks>
public interface ICodeSession : IAsyncDisposable
{
    /// <summary>The language of its submissions.</summary>
    CodeLanguage Language { get; }

    /// <summary>Loads and compiles what the first submission needs, so that it does not wait for it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is done; nothing of it can be seen.</returns>
    Task WarmUpAsync(CancellationToken cancellation = default);

    /// <summary>Compiles and runs a submission on a thread of its own.</summary>
    /// <param name="submission">The code.</param>
    /// <param name="cancellation">Cancelling interrupts hard: a busy loop, a sleep, a wait or a lock ends within a second.
    /// What the code started on other threads goes on, unless it watches the token it was offered.</param>
    /// <returns>How it ended; nothing that user code does throws out of this call.</returns>
    Task<SubmissionResult> RunAsync(Submission submission, CancellationToken cancellation = default);

    /// <summary>Says whether code can be run as it stands.</summary>
    /// <param name="code">The source text.</param>
    /// <returns>Complete, incomplete or invalid.</returns>
    Completeness CheckCompleteness(string code);

    /// <summary>Finds what can stand at a position.</summary>
    /// <param name="code">The source text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The choices; empty where there is none.</returns>
    Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation = default);

    /// <summary>Finds what is known of the name at a position.</summary>
    /// <param name="code">The source text.</param>
    /// <param name="position">The cursor, in UTF-16 units from 0.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Its declaration, documentation and value; null where there is no name.</returns>
    Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellation = default);

    /// <summary>The variables that submissions left behind, by name.</summary>
    IReadOnlyList<SessionVariable> Variables { get; }

    /// <summary>Puts a value into the session as a variable, as if a submission had declared it.</summary>
    /// <param name="name">A valid name of the language.</param>
    /// <param name="value">The value; shared by reference, not copied.</param>
    /// <param name="cancellation">Ends the wait for a running submission.</param>
    /// <returns>When the variable is there.</returns>
    /// <exception cref="ScriptingException">The value's type was declared in a submission and cannot be named elsewhere.</exception>
    Task SetVariableAsync(string name, object? value, CancellationToken cancellation = default);
}
