namespace MedScan.Scripting.Sessions;

/// <summary>A variable that earlier submissions left behind.</summary>
/// <param name="Name">Its name; of several with the same name the latest.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">What it holds now.</param>
public sealed record SessionVariable(string Name, Type Type, object? Value);
