namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Base class of modules whose <c>forward</c> takes one argument.</summary>
        /// <typeparam name="T">The argument's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public abstract class Module<T, TResult> :
            HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>,
            IModule<T, TResult>
        {
            /// <summary>Creates an empty module.</summary>
            /// <param name="name">Shown in messages.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>The module's computation. Callers use <see cref="call"/>, which also runs the hooks.</summary>
            /// <param name="input">The argument.</param>
            public abstract TResult forward(T input);

            /// <summary>Runs the pre-hooks, <see cref="forward"/> and the post-hooks.</summary>
            /// <param name="input">The argument.</param>
            public TResult call(T input)
            {
                foreach (var hook in module_pre_hooks.Values)
                    hook(this);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input) is { } altered)
                        input = altered;
                }
                var result = forward(input);
                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input, result) is { } altered)
                        result = altered;
                }
                foreach (var hook in module_post_hooks.Values)
                    hook(this);
                return result;
            }
        }
    }
}
