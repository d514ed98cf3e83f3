namespace MedScan.Benchmarks.Sweeps.Trainings;

/// <summary>How a training stands after an epoch, on the images that it does not learn from.</summary>
/// <param name="Loss">The cross entropy.</param>
/// <param name="BalancedAccuracy">The mean recall of the classes.</param>
internal readonly record struct EpochScore(double Loss, double BalancedAccuracy);
