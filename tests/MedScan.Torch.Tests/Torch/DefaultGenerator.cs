namespace MedScan.Torch.Tests.Randomness;

// Tests that seed the default generator must not run beside tests that draw from it.
[CollectionDefinition(nameof(DefaultGenerator), DisableParallelization = true)]
public class DefaultGenerator;
