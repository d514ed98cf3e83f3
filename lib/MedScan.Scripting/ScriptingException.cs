namespace MedScan.Scripting;

/// <summary>Something outside the program is not as it must be: a reference that cannot be found, a notebook that cannot be
/// read, a kernel that died. The message says what was expected, what came and what to do.</summary>
public class ScriptingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    public ScriptingException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with what caused it.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    /// <param name="innerException">What the message rests on.</param>
    public ScriptingException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
