namespace MedScan.Scripting.Notebooks;

/// <summary>A notebook cannot be read, written or run as it is.</summary>
public sealed class NotebookException : ScriptingException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    public NotebookException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with what caused it.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    /// <param name="innerException">What the message rests on.</param>
    public NotebookException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
