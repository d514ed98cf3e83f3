namespace MedScan.Training.Tracking;

/// <summary>A place for tracking that cannot be understood.</summary>
/// <param name="text">What was written.</param>
/// <param name="problem">What is wrong with it, as a sentence that begins small.</param>
public sealed class TrackingPlaceException(string text, string problem) : MedScanException(
    $"Tracking to '{text}': {problem} Expected off, http://<host>:<port>, sqlite:///<file>, postgresql://<user>@<host>/<database> or a folder.");
