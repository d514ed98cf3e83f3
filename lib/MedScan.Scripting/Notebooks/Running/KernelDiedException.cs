namespace MedScan.Scripting.Notebooks.Running;

/// <summary>The kernel ended, or does not answer.</summary>
internal sealed class KernelDiedException(string message) : ScriptingException(message);
