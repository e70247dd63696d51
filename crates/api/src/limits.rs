//! Rates by address: what needs no log-in, and log-in itself; and by case number: guesses at a query code.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use actix_web::HttpRequest;
use domain::kernel::id::SessionId;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::problem::ApiError;
use crate::standing::Standing;

pub struct RateLimits {
    standing: Arc<Standing>,
    public: DefaultKeyedRateLimiter<IpAddr>,
    login: DefaultKeyedRateLimiter<IpAddr>,
    progress: DefaultKeyedRateLimiter<String>,
    applicants: DefaultKeyedRateLimiter<SessionId>,
}

impl RateLimits {
    /// A hall of people may share one address: public pages take fifty requests a second with bursts of five hundred,
    /// log-in five a second with bursts of two hundred. Guessing is stopped by the lock-out of names, and by case
    /// number: one look a second with bursts of sixty, from wherever. A query code of thirty bits then lasts 17 years.
    /// A session looks for applicants twice a second with bursts of sixty: whoever tries out phones gets nowhere.
    pub fn new(standing: Arc<Standing>) -> Self {
        let quota = |per_second: u32, burst: u32| {
            let one = NonZeroU32::MIN;
            Quota::per_second(NonZeroU32::new(per_second).unwrap_or(one))
                .allow_burst(NonZeroU32::new(burst).unwrap_or(one))
        };
        Self {
            standing,
            public: RateLimiter::keyed(quota(50, 500)),
            login: RateLimiter::keyed(quota(5, 200)),
            progress: RateLimiter::keyed(quota(1, 60)),
            applicants: RateLimiter::keyed(quota(2, 60)),
        }
    }

    pub fn public(&self, request: &HttpRequest) -> Result<(), ApiError> {
        self.by_address(&self.public, request)
    }

    pub fn login(&self, request: &HttpRequest) -> Result<(), ApiError> {
        self.by_address(&self.login, request)
    }

    /// A look at the progress of a case. The number need not exist: what is refused tells nothing of it.
    pub fn progress(&self, number: &str) -> Result<(), ApiError> {
        check(&self.progress, &number.to_owned())
    }

    /// A search for known applicants.
    pub fn applicants(&self, session: SessionId) -> Result<(), ApiError> {
        check(&self.applicants, &session)
    }

    fn by_address(&self, limiter: &DefaultKeyedRateLimiter<IpAddr>, request: &HttpRequest) -> Result<(), ApiError> {
        self.standing.visitor(request).map_or(Ok(()), |visitor| check(limiter, &visitor))
    }
}

/// Keys that have their whole quota again are forgotten once there are so many.
const MOST_KEYS: usize = 50_000;

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), ApiError> {
    if limiter.len() > MOST_KEYS {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|until| {
        ApiError::code("rate.limited").retry_after(until.wait_time_from(DefaultClock::default().now()))
    })
}
