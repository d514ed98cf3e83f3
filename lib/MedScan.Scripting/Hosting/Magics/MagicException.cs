namespace MedScan.Scripting.Hosting.Magics;

/// <summary>A magic cannot be done as it is written.</summary>
/// <param name="message">What was expected, what came.</param>
internal sealed class MagicException(string message) : ScriptingException(message);
